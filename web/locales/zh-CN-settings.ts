/** Texts of the desk about what else it has: settings, the check of the promise, absences, and the ways to them. */
export const settingsZh = {
  places: {
    more: '更多',
    team: '团队',
    entry: '电话录单',
    duplicates: '重复订单',
    check: '承诺检查',
    absences: '缺勤',
    settings: '设置',
  },
};
