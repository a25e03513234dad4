/** Invented people for samples: phones of reserved or fictional ranges, mail addresses under .example. */
export interface SamplePerson {
  name: string;
  company: string;
  phone: string;
  email: string;
  chatId: string;
  address: { country: string; region: string; city: string; district: string | null; street: string; postcode: string };
}

export const PEOPLE: readonly SamplePerson[] = [
  {
    name: '王小明',
    company: '宁波海曙小明五金店',
    phone: '13800138001',
    email: 'wang.xiaoming@shop-one.example',
    chatId: 'wang_xiaoming',
    address: {
      country: 'CN',
      region: '浙江省',
      city: '宁波市',
      district: '海曙区',
      street: '中山西路88号',
      postcode: '315000',
    },
  },
  {
    name: '陈丽华',
    company: '苏州丽华机电有限公司',
    phone: '13900139002',
    email: 'chen@lihua-jd.example',
    chatId: 'chen_lihua',
    address: {
      country: 'CN',
      region: '江苏省',
      city: '苏州市',
      district: '吴中区',
      street: '越溪街道东太湖路66号',
      postcode: '215104',
    },
  },
  {
    name: '周建国',
    company: '杭州建国装饰工程队',
    phone: '13700137003',
    email: 'zhou.jg@jianguo.example',
    chatId: 'zhou_jianguo',
    address: {
      country: 'CN',
      region: '浙江省',
      city: '杭州市',
      district: '余杭区',
      street: '文一西路998号5幢',
      postcode: '311121',
    },
  },
  {
    name: 'Jane Miller',
    company: 'Miller Tools Ltd',
    phone: '+442079460018',
    email: 'jane@miller-tools.example',
    chatId: 'U2147483697',
    address: {
      country: 'GB',
      region: 'Greater London',
      city: 'London',
      district: null,
      street: '18 Harbour Road',
      postcode: 'SE1 7TH',
    },
  },
];
