import { z } from 'zod';

/** How far the payment of an order has come, as far as it was told. */
export const Payment = z.enum(['unknown', 'pending', 'paid', 'partly-refunded', 'refunded']);
export type Payment = z.infer<typeof Payment>;

/** Whether money of the customer is with the company, as far as it was told. */
export const isMoneyHeld = (payment: Payment): boolean => payment === 'paid' || payment === 'partly-refunded';

/** Whether the customer has paid what they owed, be it that some of it was given back since. */
export const wasPaid = (payment: Payment): boolean => isMoneyHeld(payment) || payment === 'refunded';
