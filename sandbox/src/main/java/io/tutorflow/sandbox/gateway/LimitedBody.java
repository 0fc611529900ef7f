package io.tutorflow.sandbox.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A request body of unknown length that fails once it exceeds the limit. */
final class LimitedBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> source;
    private @Nullable Handler<Throwable> failed;
    private long seen;

    LimitedBody(ReadStream<Buffer> source) {
        this.source = source;
    }

    boolean isTooLarge() {
        return seen > Limits.BODY_BYTES;
    }

    private void pass(Buffer chunk, Handler<Buffer> next) {
        boolean failedBefore = isTooLarge();
        seen += chunk.length();
        if (!isTooLarge()) {
            next.handle(chunk);
        } else if (!failedBefore && failed != null) {
            failed.handle(new IllegalStateException("the request body is too large"));
        }
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        source.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        source.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        source.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        source.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        source.endHandler(handler);
        return this;
    }
}
