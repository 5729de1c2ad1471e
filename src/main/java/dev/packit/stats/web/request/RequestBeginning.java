package dev.packit.stats.web.request;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remembers the beginning of what arrives, because nothing is left of a request whose first line is invalid: not even which
 * format it asks for. Adds {@link InvalidRequest} before the handler of Vert.x, once there is one.
 */
final class RequestBeginning extends ChannelInboundHandlerAdapter {

    private static final int MOST = 8_000;

    private static final String VERTX = "handler";

    private static final Pattern ACCEPT = Pattern.compile("(?i)\\naccept:([^\\r\\n]++)");

    private static final Pattern FORMAT = Pattern.compile("^[^\\r\\n]*?[?&](format=json)(?![^& \\r\\n])");

    private String beginning = "";
    private boolean complete;

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (context.pipeline().get(VERTX) != null) {
            context.pipeline().addBefore(VERTX, null, new InvalidRequest(this));
        }
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        if (received instanceof ByteBuf bytes) {
            String earlier = complete ? "" : beginning;
            int length = Math.min(bytes.readableBytes(), MOST - earlier.length());
            beginning = earlier + bytes.toString(bytes.readerIndex(), length, StandardCharsets.ISO_8859_1);
            complete = false;
        }
        context.fireChannelRead(received);
    }

    /** Says that the header of a request was valid. What arrives later belongs to its body or to the next request. */
    void complete() {
        complete = true;
    }

    Optional<String> accept() {
        return first(ACCEPT).map(String::strip);
    }

    /** Returns the parameter that asks for JSON, with its name. */
    Optional<String> format() {
        return first(FORMAT);
    }

    private Optional<String> first(Pattern pattern) {
        Matcher found = pattern.matcher(beginning);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
