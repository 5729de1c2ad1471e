package dev.packit.stats.demo.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Words drawn from a shuffled deck, which is shuffled anew when it is used up. Unlike dice it keeps its proportions in
 * the small, and every word turns up before long, the rare ones too.
 */
final class Deck {

    private final Chance chance;
    private final List<String> cards = new ArrayList<>();
    private int drawn;

    /** @param contents words, each followed by how many cards bear it */
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
