package com.papertrade.trading;

/** Why an order was not filled: a closed list, and part of the contract with every client. */
public enum RejectionReason {
    /** There is no such portfolio, or it is somebody else's. */
    NO_SUCH_PORTFOLIO,
    /** There is no such order to replace, or it is somebody else's. */
    NO_SUCH_ORDER,
    /** The order to replace is not open any more. */
    ORDER_NOT_OPEN,
    /** A replacement is for another instrument, side or portfolio than the order it replaces. */
    REPLACEMENT_DIFFERS,
    /** Neither PaperTrade nor the provider knows the symbol. */
    UNKNOWN_INSTRUMENT,
    /** Not traded any more. */
    DELISTED,
    /** Quoted in another currency than the portfolio's. */
    FOREIGN_CURRENCY,
    /** No price of the latest completed session or newer. */
    NO_CURRENT_PRICE,
    /** A stop that the price has reached already. */
    STOP_ALREADY_REACHED,
    /** Worth less than a cent. */
    AMOUNT_TOO_SMALL,
    /** Worth more than an order may be. */
    AMOUNT_TOO_LARGE,
    /** More than the portfolio's buying power. */
    INSUFFICIENT_FUNDS,
    /** More than the portfolio holds, or than its open orders leave. */
    INSUFFICIENT_SHARES,
    /** More open orders than a portfolio may have. */
    TOO_MANY_OPEN_ORDERS,
    /** More orders within a minute than a trader may place. */
    TOO_MANY_ORDERS,
    /** The client order id already names a different order. */
    CLIENT_ORDER_ID_REUSED
}
