package com.papertrade.marketdata.simulated;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingDouble;

import java.util.List;
import java.util.Map;

/** A fund goes exactly as what it holds does, the large more than the small. */
final class FundDrive implements Drive {

    /** @param weight all of a fund's add up to 1 */
    private record Holding(CompanyDrive drive, double weight) {}

    private final Walk market;
    private final List<Holding> holdings;
    private final double beta;
    private final Map<Walk, Double> sectors;

    FundDrive(List<CompanyDrive> companies, Walk market) {
        var whole = companies.stream().mapToDouble(FundDrive::size).sum();
        this.market = market;
        this.holdings = companies.stream()
                .map(company -> new Holding(company, size(company) / whole))
                .toList();
        this.beta = holdings.stream()
                .mapToDouble(holding -> holding.weight() * holding.drive().beta())
                .sum();
        this.sectors = holdings.stream()
                .collect(groupingBy(holding -> holding.drive().sector(), summingDouble(Holding::weight)));
    }

    /** What is traded a hundred times as much is taken to be ten times as large. */
    private static double size(CompanyDrive company) {
        return StrictMath.sqrt(company.turnover());
    }

    @Override
    public double height(int day) {
        var height = 0.0;
        for (var holding : holdings) {
            height += holding.weight() * holding.drive().height(day);
        }
        return height;
    }

    /** That of market and sectors: what companies do by themselves evens out. */
    @Override
    public double deviation(int day) {
        var variance = square(beta * market.deviation(day));
        for (var sector : sectors.entrySet()) {
            variance += square(sector.getValue() * sector.getKey().deviation(day));
        }
        return StrictMath.sqrt(variance);
    }

    private static double square(double number) {
        return number * number;
    }

    @Override
    public double surprise(int day) {
        return 0;
    }
}
