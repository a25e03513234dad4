import { describe, expect, it } from 'vitest';
import { fieldsOf } from './fields.ts';

describe('a form in one line', () => {
  it('gives its fields, and amounts and units with their goods', () => {
    expect(fieldsOf('Product: crepe bandage 10cm | Qty: 3 | UoM: bag')).toEqual(['crepe bandage 10cm 3 bag']);
    expect(fieldsOf('单位=小蜜蜂幼儿园; 手机=13355551818; 货1=面粉25kg; 数1=4袋; 货2=白砂糖; 数2=20袋')).toEqual([
      '单位=小蜜蜂幼儿园',
      ' 手机=13355551818',
      '面粉25kg 4袋',
      '白砂糖 20袋',
    ]);
    expect(fieldsOf('物资1=真空采血管 黄管5ml ; 申领=3箱')).toEqual(['真空采血管 黄管5ml 3箱']);
  });

  it.each(['2 boxes A; 3 boxes B', 'Deliver to: Unit 6; thanks', 'TG-100: 2 cartons', ''])(
    'is not seen in %s',
    (line) => expect(fieldsOf(line)).toEqual([line]),
  );
});
