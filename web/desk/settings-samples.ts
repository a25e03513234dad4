import { DEFAULT_STAGES } from '../../shared/settings/default-stages.ts';
import { Stage } from '../../shared/settings/flow.ts';
import type { Language } from '../../shared/settings/language.ts';
import { samplesFor } from '../samples.ts';
import type { AbsencesView } from './absences-views.ts';
import type { CheckView } from './check-views.ts';
import type {
  SettingsDifferenceView,
  SettingsEditView,
  SettingsPreviewView,
  SettingsView,
  VersionRow,
} from './settings-views.ts';

const STAGES = DEFAULT_STAGES.map((stage) => Stage.parse(stage));
const DRAWABLE = { stages: STAGES, flows: [], approvals: [] };
const YAML =
  'company:\n  name: { zh-CN: 示例五金有限公司, en: Example Hardware Ltd }\n# comments stay\ntimeZone: Asia/Shanghai\n';

/** Samples of the pages about the hub itself. */
export function hubSamplesFor(language: Language): {
  settings: SettingsView;
  older: SettingsView;
  difference: SettingsDifferenceView;
  edit: SettingsEditView;
  conflict: SettingsEditView;
  preview: SettingsPreviewView;
  check: CheckView;
  absences: AbsencesView;
} {
  const { say } = samplesFor(language);
  const first: VersionRow = { version: 1, at: '2026-11-02T01:00:00.000Z', by: 'setup', note: null };
  const note = say('旺季期限放宽', 'More time in the peak season');
  const second: VersionRow = { version: 2, at: '2026-11-20T08:12:00.000Z', by: '陈静', note };
  const settings: SettingsView = {
    shown: second,
    current: 2,
    yaml: YAML,
    drawable: DRAWABLE,
    history: [second, first],
  };
  const differences = [
    { words: 'stages.pending.due.hours: 4 → 8', deploy: false },
    { words: 'deploy.adminEmail: "it@staff.example" → "alarms@staff.example"', deploy: true },
  ];
  const fault = {
    line: 4,
    place: 'timeZone',
    words: say('“Asia/Shanghia”不是时区', '“Asia/Shanghia” is no time zone'),
    text: 'timeZone: Asia/Shanghia',
  };
  const edit: SettingsEditView = { base: 2, yaml: YAML, faults: [fault], errors: [], conflict: null };
  return {
    settings,
    older: { ...settings, shown: first },
    difference: { from: first, to: second, differences },
    edit,
    conflict: {
      ...edit,
      faults: [],
      errors: [{ field: 'file', words: say('文件为空。', 'The file is empty.') }],
      conflict: { latest: second, base: 1 },
    },
    preview: {
      base: 2,
      yaml: YAML,
      note: '',
      errors: [{ field: 'note', words: say('必填', 'required') }],
      differences,
      before: DRAWABLE,
      after: { ...DRAWABLE, stages: STAGES.filter(({ id }) => id !== 'in-production') },
      running: {
        rows: [{ version: 2, flow: 'standard', orders: 12 }],
        wouldGo: 10,
        wouldStay: 2,
        gone: [{ stage: 'in-production', orders: 2 }],
      },
    },
    check: {
      orders: 812,
      captures: 3,
      first: 1,
      last: 4,
      parts: 8,
      rows: [
        { kind: 'capture', id: 'C01KB9', ailment: 'no-owner' },
        {
          kind: 'order',
          id: 'O01KB2',
          number: '20261123-007',
          stage: say('待确认', 'To confirm'),
          ailment: 'no-schedule',
          words: say('缺少提醒', 'has reminders that were not made'),
        },
      ],
    },
    absences: {
      away: [{ id: 'li-na', name: '李娜', tasks: 3, to: '2026-11-25', substitute: '赵磊' }],
      rows: [
        {
          id: 'li-na',
          name: '李娜',
          from: '2026-11-20',
          to: '2026-11-25',
          substitute: '赵磊',
          entered: true,
          mayEnd: true,
        },
        {
          id: 'zhao-lei',
          name: '赵磊',
          from: '2026-12-01',
          to: '2026-12-03',
          substitute: null,
          entered: false,
          mayEnd: false,
        },
      ],
      people: [
        { id: 'li-na', name: '李娜' },
        { id: 'zhao-lei', name: '赵磊' },
      ],
      substitutes: [
        { id: 'li-na', name: '李娜' },
        { id: 'zhao-lei', name: '赵磊' },
      ],
      values: { staff: 'li-na', from: '2026-12-01', to: '2026-11-30', substitute: '' },
      errors: [{ field: 'to', words: say('结束日不能早于开始日。', 'It ends before it begins.') }],
      canHandOver: true,
    },
  };
}
