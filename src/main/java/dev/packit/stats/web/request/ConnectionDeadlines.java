package dev.packit.stats.web.request;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Gives every connection that the server accepts a {@link HeaderDeadline}. Vert.x has a timeout for idle connections only, and
 * one that receives a byte now and then is not idle. Also adds {@link InvalidRequest}. Loaded by Vert.x as a service.
 */
public final class ConnectionDeadlines implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new Transport());
    }

    private static final class Transport extends JDKTransport {

        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(options, domainSocket, bootstrap);
            Duration deadline = ConfigProvider.getConfig()
                    .unwrap(SmallRyeConfig.class)
                    .getConfigMapping(RequestConfig.class)
                    .headers();
            bootstrap.handler(new Acceptance(deadline));
        }
    }

    /** Sees each connection before Vert.x does. */
    @Sharable
    private static final class Acceptance extends ChannelInboundHandlerAdapter {
        private final Duration deadline;

        Acceptance(Duration deadline) {
            this.deadline = deadline;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            LastConnections.listening(context.channel());
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            ((Channel) accepted).pipeline().addFirst(new HeaderDeadline(deadline), new RequestBeginning());
            context.fireChannelRead(accepted);
        }
    }
}
