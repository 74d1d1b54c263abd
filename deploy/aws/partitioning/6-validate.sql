-- Rows that were there before are held to the new foreign keys, too. Writers go on meanwhile.
SET statement_timeout = 0;

ALTER TABLE trade_order VALIDATE CONSTRAINT trade_order_portfolio_id_ledger_sequence_fkey;

ALTER TABLE dividend_entitlement VALIDATE CONSTRAINT dividend_entitlement_portfolio_id_paid_sequence_fkey;
