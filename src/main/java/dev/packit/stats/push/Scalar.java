package dev.packit.stats.push;

/** The value of a counter, gauge or untyped metric. */
record Scalar(double value) implements Value {

    @Override
    public Value plus(Value other) {
        return new Scalar(Numbers.sum(value, ((Scalar) other).value));
    }

    @Override
    public int lines() {
        return 1;
    }

    @Override
    public void write(StringBuilder text, String name, String labels) {
        Value.line(text, name, labels, value);
    }
}
