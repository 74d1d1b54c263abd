package com.papertrade.trading;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** What a trader reads when an order is not filled: what is wrong, with the amounts. */
final class Sentences {

    private Sentences() {}

    static String insufficientFunds(Deal deal) {
        return "Insufficient funds: you have %s, this order needs %s (short by %s)."
                .formatted(
                        dollars(deal.cash()),
                        dollars(deal.amount()),
                        dollars(deal.amount().minus(deal.cash())));
    }

    static String insufficientShares(Deal deal) {
        return "Insufficient shares of %s: you have %s, this order sells %s."
                .formatted(deal.held().symbol(), deal.held().quantity(), deal.quantity());
    }

    static String tooSmall(Deal deal) {
        return "%s of %s at %s is worth less than a cent; order more."
                .formatted(
                        deal.quantity(),
                        deal.held().symbol(),
                        price(deal.quote().last()));
    }

    static String tooLarge() {
        return "No order may be worth more than %s.".formatted(dollars(Deal.MAX_AMOUNT));
    }

    static String unknownInstrument(Symbol symbol) {
        return "No instrument is called %s. Search for it by name.".formatted(symbol);
    }

    static String delisted(Instrument instrument) {
        return "%s is not traded any more.".formatted(instrument.symbol());
    }

    static String foreignCurrency(Instrument instrument) {
        return "%s is priced in %s. Portfolios are in US dollars, so it can be looked at but not traded."
                .formatted(instrument.symbol(), currencyName(instrument.currency()));
    }

    static String noCurrentPrice(Symbol symbol, String problem) {
        return "No current price for %s. %s Nothing has been placed.".formatted(symbol, problem);
    }

    static String noSuchPortfolio() {
        return "This portfolio does not exist.";
    }

    static String clientOrderIdReused(ClientOrderId id) {
        return "Another order is already called %s; send this one under a new id.".formatted(id);
    }

    private static String currencyName(String code) {
        return code.equals("GBX") ? "pence (GBX)" : code;
    }

    /** With cents, and as much finer as it is. */
    private static String price(Price price) {
        return new DecimalFormat("$#,##0.00####", DecimalFormatSymbols.getInstance(Locale.US)).format(price.perShare());
    }

    private static String dollars(Money amount) {
        return new DecimalFormat("$#,##0.00", DecimalFormatSymbols.getInstance(Locale.US)).format(amount.amount());
    }
}
