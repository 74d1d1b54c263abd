package com.papertrade.ui.chart;

import java.math.BigDecimal;
import java.util.List;

/** Tiles that share an area as the positions and the cash share the equity, tinted by how each went today. */
public class AllocationMap extends Chart<AllocationMap.Tiles> {

    public record Tiles(List<Tile> parts) {}

    /**
     * @param value dollars
     * @param weight as it is shown
     * @param tint {@code up}, {@code down}, weaker {@code upSoft} and {@code downSoft}, {@code flat} or {@code cash}
     * @param title heads what is told when it is pointed at
     * @param lines names and figures beneath it
     */
    public record Tile(
            String name, BigDecimal value, String weight, String tint, String title, List<List<String>> lines) {}

    public AllocationMap() {
        super("allocation");
        addClassName("plot");
    }

    public void show(List<Tile> tiles, String words) {
        draw(new Tiles(tiles), words);
    }
}
