package com.papertrade.trading;

/** Why an order was not filled: a closed list, and part of the contract with every client. */
public enum RejectionReason {
    /** There is no such portfolio, or it is somebody else's. */
    NO_SUCH_PORTFOLIO,
    /** Neither PaperTrade nor the provider knows the symbol. */
    UNKNOWN_INSTRUMENT,
    /** Not traded any more. */
    DELISTED,
    /** Quoted in another currency than the portfolio's. */
    FOREIGN_CURRENCY,
    /** No price of the latest completed session or newer. */
    NO_CURRENT_PRICE,
    /** Worth less than a cent. */
    AMOUNT_TOO_SMALL,
    /** Worth more than an order may be. */
    AMOUNT_TOO_LARGE,
    /** More than the portfolio's cash. */
    INSUFFICIENT_FUNDS,
    /** More than the portfolio holds. */
    INSUFFICIENT_SHARES,
    /** The client order id already names a different order. */
    CLIENT_ORDER_ID_REUSED
}
