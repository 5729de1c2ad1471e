package dev.packit.stats.demo.data;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** Random numbers for the demo. The algorithm is specified, so that a seed yields the same demo everywhere. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    /** Both bounds are inclusive. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Both bounds are inclusive. The result has a fraction of a second, as real times do. */
    Duration seconds(int least, int most) {
        return Duration.ofSeconds(between(least, most)).plusNanos(random.nextInt(1_000_000) * 1_000L);
    }

    /** A duration like those of builds: mostly between half and double of the typical one, sometimes far longer. */
    Duration about(Duration typical) {
        double factor = Math.exp(random.nextGaussian() * 0.5);
        return Duration.ofMillis((long) (typical.toMillis() * Math.min(factor, 6)));
    }

    /** The number of occurrences of something, given the expected number. */
    int times(double expected) {
        int times = 0;
        for (double left = random.nextDouble(); left > Math.exp(-expected); left *= random.nextDouble()) {
            times++;
        }
        return times;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> T oneOf(List<T> choices, ToIntFunction<T> weight) {
        int left = random.nextInt(choices.stream().mapToInt(weight).sum());
        for (T choice : choices) {
            left -= weight.applyAsInt(choice);
            if (left < 0) {
                return choice;
            }
        }
        throw new IllegalArgumentException("Nothing to choose from");
    }

    String hex(int digits) {
        StringBuilder hex = new StringBuilder(digits);
        for (int digit = 0; digit < digits; digit++) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hex.toString();
    }

    String uuid() {
        return String.join("-", hex(8), hex(4), "4" + hex(3), "a" + hex(3), hex(12));
    }

    Random random() {
        return random;
    }
}
