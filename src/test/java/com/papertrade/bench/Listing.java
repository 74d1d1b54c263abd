package com.papertrade.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is listed on the exchanges of the United States, as Alpha Vantage tells it: recorded where a
 * recording lies beside the project, otherwise invented, of the same size.
 *
 * @param origin for the table
 */
record Listing(String origin, String csv) {

    private static final int SIZE = 13_411;

    private static final Path RECORDED = Path.of("../shared/market-data/alphavantage/recorded");

    private static final List<String> FIRST_WORDS = List.of(
            "Alpine",
            "Apple",
            "Atlas",
            "Blue",
            "Bright",
            "Capital",
            "Cedar",
            "Coastal",
            "Delta",
            "Eagle",
            "First",
            "Global",
            "Golden",
            "Harbor",
            "Iron",
            "Liberty",
            "Lunar",
            "Meridian",
            "National",
            "North",
            "Ocean",
            "Pacific",
            "Pioneer",
            "Quantum",
            "River",
            "Silver",
            "Summit",
            "United",
            "Vertex",
            "Western");
    private static final List<String> SECOND_WORDS = List.of(
            "Acquisition",
            "Bancorp",
            "Biotech",
            "Energy",
            "Financial",
            "Gold",
            "Health",
            "Industries",
            "Lithium",
            "Media",
            "Motors",
            "Oncology",
            "Pharma",
            "Power",
            "Properties",
            "Semiconductor",
            "Software",
            "Steel",
            "Systems",
            "Therapeutics");
    private static final List<String> LAST_WORDS =
            List.of("Corp", "Inc", "Ltd", "Holdings Inc", "Group PLC", "Trust", "ETF", "Class A", "Warrants", "Units");

    static Listing find() throws IOException {
        if (Files.isDirectory(RECORDED)) {
            try (var files = Files.list(RECORDED)) {
                var listing = files.filter(file -> file.getFileName().toString().startsWith("LISTING_STATUS"))
                        .findFirst();
                if (listing.isPresent()) {
                    return new Listing("recorded", Files.readString(listing.get()));
                }
            }
        }
        return new Listing("invented", invented());
    }

    private static String invented() {
        var random = new Random(1);
        var symbols = Stream.generate(() -> symbol(random)).distinct().limit(SIZE);
        return symbols.map(symbol -> "%s,%s %s %s,NYSE,Stock,2010-01-04,null,Active%n"
                        .formatted(
                                symbol, any(FIRST_WORDS, random), any(SECOND_WORDS, random), any(LAST_WORDS, random)))
                .collect(Collectors.joining("", "symbol,name,exchange,assetType,ipoDate,delistingDate,status\n", ""));
    }

    private static String symbol(Random random) {
        return IntStream.rangeClosed(0, 2 + random.nextInt(3))
                .mapToObj(_ -> String.valueOf((char) ('A' + random.nextInt(26))))
                .collect(Collectors.joining());
    }

    private static String any(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
