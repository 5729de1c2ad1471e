package dev.packit.stats.demo.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Draws words from a shuffled deck, which is reshuffled when it is used up. Unlike independent draws, this keeps the
 * proportions even in small samples, and rare words turn up soon.
 */
final class Deck {

    private final Chance chance;
    private final List<String> cards = new ArrayList<>();
    private int drawn;

    /** @param contents words, each followed by its number of cards */
    Deck(Chance chance, String contents) {
        this.chance = chance;
        String[] parts = contents.split(" ");
        for (int part = 0; part < parts.length; part += 2) {
            cards.addAll(Collections.nCopies(Integer.parseInt(parts[part + 1]), parts[part]));
        }
        drawn = cards.size();
    }

    String draw() {
        if (drawn == cards.size()) {
            Collections.shuffle(cards, chance.random());
            drawn = 0;
        }
        return cards.get(drawn++);
    }
}
