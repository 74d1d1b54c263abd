package com.papertrade.ui.portfolio;

import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.Position;
import com.papertrade.ui.component.NumberForm;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * An entry as a line of a file that a spreadsheet or a program reads: numbers are plain, with a point, a minus and
 * without separators; times are ISO 8601 with their distance from UTC. What is text cannot be taken for a formula
 * (OWASP, "CSV Injection").
 */
final class LedgerCsv {

    static final List<String> HEADER = List.of(
            "Entry",
            "Time",
            "Took effect",
            "Type",
            "Symbol",
            "Quantity",
            "Price",
            "Amount",
            "Realised gain",
            "Cash after",
            "Shares after",
            "Cost after",
            "What happened");

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    private final ZoneId zone;

    LedgerCsv(ZoneId zone) {
        this.zone = zone;
    }

    List<String> line(LedgerRecord record) {
        var entry = record.entry();
        return List.of(
                String.valueOf(record.sequence()),
                time(entry.occurredAt()),
                time(entry.effectiveAt()),
                EntryWords.kind(entry),
                text(entry.instrument().map(Object::toString).orElse("")),
                number(quantity(entry)),
                number(price(entry)),
                number(entry.cashEffect()),
                realizedGain(entry).map(LedgerCsv::number).orElse(""),
                number(record.cashAfter()),
                number(record.positionAfter().map(Position::quantity).map(Quantity::shares)),
                record.positionAfter()
                        .map(Position::cost)
                        .map(LedgerCsv::number)
                        .orElse(""),
                text(NumberForm.american(() -> EntryWords.sentence(entry))));
    }

    private String time(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(zone));
    }

    /** By how many shares the entry changed the position. */
    private static Optional<BigDecimal> quantity(LedgerEntry entry) {
        return switch (entry) {
            case Bought bought -> Optional.of(bought.quantity().shares());
            case Sold sold -> Optional.of(sold.quantity().shares().negate());
            case SharesSplit split ->
                Optional.of(split.after().shares().subtract(split.before().shares()));
            case Reversed reversed -> quantity(reversed.original()).map(BigDecimal::negate);
            case Deposited _, Withdrawn _, DividendReceived _, FeeCharged _ -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> price(LedgerEntry entry) {
        return switch (entry) {
            case Bought bought -> Optional.of(bought.price()).map(Price::perShare);
            case Sold sold -> Optional.of(sold.price()).map(Price::perShare);
            case DividendReceived paid -> Optional.of(paid.rate()).map(Price::perShare);
            case Reversed reversed -> price(reversed.original());
            case Deposited _, Withdrawn _, SharesSplit _, FeeCharged _ -> Optional.empty();
        };
    }

    private static Optional<Money> realizedGain(LedgerEntry entry) {
        return switch (entry) {
            case Sold sold -> Optional.of(sold.realizedGain());
            case Reversed reversed -> realizedGain(reversed.original()).map(Money::negated);
            case Deposited _, Withdrawn _, Bought _, DividendReceived _, SharesSplit _, FeeCharged _ ->
                Optional.empty();
        };
    }

    private static String number(Money money) {
        return money.amount().toPlainString();
    }

    private static String number(Optional<BigDecimal> value) {
        return value.map(number -> number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros())
                .map(BigDecimal::toPlainString)
                .orElse("");
    }

    /** With an apostrophe before what a spreadsheet would work out instead of showing it. */
    static String text(String text) {
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
