package dev.packit.stats.web.request;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which the header of a request does not arrive in time, however steadily. The time starts when the
 * connection is accepted and, for later requests, with the first byte after a response. Also closes it if, for a long time
 * after a header, nothing is answered.
 */
final class HeaderDeadline extends ChannelDuplexHandler {

    /** Longer than any response takes. */
    private static final Duration ANSWER = Duration.ofMinutes(1);

    private static final int NOTHING = -1;

    private final Duration header;
    private @Nullable Future<?> deadline;
    private boolean complete;

    /** The number of line ends directly before the next byte; {@link #NOTHING} before the first line. */
    private int lineEnds = NOTHING;

    HeaderDeadline(Duration header) {
        this.header = header;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        start(context, header);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        if (!complete && received instanceof ByteBuf bytes) {
            if (bytes.forEachByte(this::isBeforeEnd) >= 0) {
                complete = true;
                start(context, ANSWER);
            } else if (deadline == null) {
                start(context, header);
            }
        }
        context.fireChannelRead(received);
    }

    @Override
    public void write(ChannelHandlerContext context, Object answer, ChannelPromise promise) {
        stop();
        complete = false;
        lineEnds = NOTHING;
        context.write(answer, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    /** Whether more of the header is to come after this byte. An empty line ends it; empty lines before it do not count. */
    private boolean isBeforeEnd(byte next) {
        if (next == '\n') {
            lineEnds += lineEnds == NOTHING ? 0 : 1;
        } else if (next != '\r') {
            lineEnds = 0;
        }
        return lineEnds < 2;
    }

    private void start(ChannelHandlerContext context, Duration time) {
        stop();
        deadline = context.executor().schedule(() -> context.close(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
