package com.papertrade.marketdata.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Symbol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * An invented company, or a fund of them.
 *
 * @param sector of a company one of {@link Sector}, of a fund what it holds
 * @param price in dollars, when the simulated market opened
 * @param volatility what it moves by itself in a year, as a fraction of its price
 * @param beta how strongly the whole market moves it: 1 as much as the market moves
 * @param turnover in dollars, on a usual day
 * @param dividendYield paid in a year, as a fraction of its price; 0 where none is paid
 */
record SimulatedCompany(
        Instrument instrument,
        String sector,
        double price,
        double volatility,
        double beta,
        double turnover,
        double dividendYield) {

    private static final String EXCHANGE = "Simulated exchange";
    private static final double MILLION = 1e6;

    /** All of them, from {@code companies.csv}. */
    static List<SimulatedCompany> all() {
        var file = Objects.requireNonNull(SimulatedCompany.class.getResourceAsStream("companies.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            return lines.lines().skip(1).map(SimulatedCompany::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SimulatedCompany parse(String line) {
        var fields = line.split(",", -1);
        var type = InstrumentType.valueOf(fields[2]);
        return new SimulatedCompany(
                new Instrument(new Symbol(fields[0]), fields[1], EXCHANGE, type, "USD", true),
                fields[3],
                Double.parseDouble(fields[4]),
                Double.parseDouble(fields[5]) / 100,
                Double.parseDouble(fields[6]),
                Double.parseDouble(fields[7]) * MILLION,
                Double.parseDouble(fields[8]) / 100);
    }

    Symbol symbol() {
        return instrument.symbol();
    }

    boolean isCompany() {
        return instrument.type() == InstrumentType.STOCK;
    }
}
