package dev.packit.stats.demo.data;

/** The ids that the backends assign. They have gaps, because other users of the backends get ids, too. */
final class Counters {

    private final Chance chance;
    private int coprBuild = 9_312_000;
    private int kojiTask = 138_400_000;
    private int sideTag = 118_000;
    private int scan = 61_000;

    Counters(Chance chance) {
        this.chance = chance;
    }

    int coprBuild() {
        return coprBuild += chance.between(1, 90);
    }

    int kojiTask() {
        return kojiTask += chance.between(3, 900);
    }

    int sideTag() {
        return sideTag += chance.between(2, 120);
    }

    int scan() {
        return scan += chance.between(1, 6);
    }
}
