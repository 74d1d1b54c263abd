package com.papertrade.marketdata.simulated;

/** A company goes with the whole market, with its sector, and most of all its own way. */
final class CompanyDrive implements Drive {

    /** What owners ask for their patience, and for each unit of the market's risk. */
    private static final double GROWTH = 0.025;

    private static final double GROWTH_FOR_RISK = 0.055;

    private final SimulatedCompany company;
    private final Walk market;
    private final Walk sector;
    private final Walk own;
    private final Earnings earnings;

    CompanyDrive(SimulatedCompany company, Walk market, Walk sector, Noise noise) {
        var deviation = Drive.daily(company.volatility());
        this.company = company;
        this.market = market;
        this.sector = sector;
        this.earnings = Earnings.of(company.isCompany() ? deviation : 0, noise.about("earnings"));
        this.own = new Walk(noise.about("walk"), deviation, earnings::surprise);
    }

    Earnings earnings() {
        return earnings;
    }

    double beta() {
        return company.beta();
    }

    double turnover() {
        return company.turnover();
    }

    Walk sector() {
        return sector;
    }

    @Override
    public double height(int day) {
        var growth = GROWTH + GROWTH_FOR_RISK * company.beta();
        return growth * day / SESSIONS_A_YEAR + company.beta() * market.at(day) + sector.at(day) + own.at(day);
    }

    @Override
    public double deviation(int day) {
        var ofMarket = company.beta() * market.deviation(day);
        var ofSector = sector.deviation(day);
        var ofItself = own.deviation(day);
        return StrictMath.sqrt(ofMarket * ofMarket + ofSector * ofSector + ofItself * ofItself);
    }

    @Override
    public double surprise(int day) {
        return earnings.surprise(day);
    }
}
