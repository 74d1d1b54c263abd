package com.papertrade.marketdata.simulated;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what is traded on the simulated market: all of it follows from one seed. */
final class SimulatedExchange {

    private static final double MARKET_VOLATILITY = 0.125;
    private static final double BETA_OF_GROWTH = 1.3;
    private static final double BETA_OF_VALUE = 1;
    private static final double YIELD_OF_DIVIDENDS = 0.028;

    private final Noise noise;
    private final Walk market;
    private final Map<Sector, Walk> sectors = new EnumMap<>(Sector.class);
    private final Map<SimulatedCompany, CompanyDrive> companies = new LinkedHashMap<>();

    private SimulatedExchange(long seed) {
        this.noise = new Noise(seed);
        this.market = new Walk(noise.about("the whole market"), Drive.daily(MARKET_VOLATILITY));
    }

    static List<SimulatedStock> open(List<SimulatedCompany> listed, long seed) {
        var exchange = new SimulatedExchange(seed);
        var stocks = new ArrayList<SimulatedStock>();
        for (var company : listed) {
            stocks.add(exchange.stock(company));
        }
        return stocks;
    }

    private SimulatedStock stock(SimulatedCompany listed) {
        var own = noise.about(listed.symbol().value());
        return isFund(listed) ? fund(listed, own) : company(listed, own);
    }

    private SimulatedStock company(SimulatedCompany company, Noise own) {
        var drive = new CompanyDrive(company, market, sector(company), own);
        companies.put(company, drive);
        return new SimulatedStock(company, drive, drive.earnings(), own);
    }

    private Walk sector(SimulatedCompany company) {
        return sectors.computeIfAbsent(
                Sector.valueOf(company.sector()),
                sector -> new Walk(noise.about(sector.name()), Drive.daily(sector.volatility())));
    }

    /** Of the companies listed before it. */
    private SimulatedStock fund(SimulatedCompany fund, Noise own) {
        var held = companies.entrySet().stream()
                .filter(company -> holds(fund, company.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new SimulatedStock(fund, new FundDrive(held, market), Earnings.of(0, own), own);
    }

    /** Bonds are what no company issues; a fund of them stands for itself. */
    private static boolean isFund(SimulatedCompany listed) {
        return !listed.isCompany() && !listed.sector().equals(Sector.BONDS.name());
    }

    private static boolean holds(SimulatedCompany fund, SimulatedCompany company) {
        return switch (fund.sector()) {
            case "MARKET" -> true;
            case "GROWTH" -> company.beta() >= BETA_OF_GROWTH;
            case "VALUE" -> company.beta() < BETA_OF_VALUE;
            case "DIVIDEND" -> company.dividendYield() >= YIELD_OF_DIVIDENDS;
            default -> company.sector().equals(fund.sector());
        };
    }
}
