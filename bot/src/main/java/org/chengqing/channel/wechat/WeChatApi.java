package org.chengqing.channel.wechat;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The platform's API for one account: the only door to the client library. At most so many calls run at once, each with
 * the shared token; a refused token is renewed once and the call repeated once. Nothing else is repeated here. Methods
 * block; call them on virtual threads.
 */
final class WeChatApi {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration CROWDED = Duration.ofSeconds(5);

    private final WeChatService service;
    private final AccessTokens tokens;
    private final Semaphore turns;
    private final Duration waitFor;
    private final Clock clock;

    WeChatApi(WeChatService service, AccessTokens tokens, WeChatApiSettings settings, Clock clock) {
        this.service = service;
        this.tokens = tokens;
        this.turns = new Semaphore(settings.calls(), true);
        this.waitFor = settings.waitFor();
        this.clock = clock;
    }

    /** One use of the library. */
    interface LibraryCall<T> {
        T on(WeChatService service) throws WxErrorException;
    }

    /** One use of the platform with a token, outside the library. */
    interface TokenCall<T, X extends Exception> {
        /** What came of it, or null where the token was refused. */
        @Nullable
        ApiOutcome<T> with(String token) throws X;
    }

    /** Makes this call. */
    <T> ApiOutcome<T> call(LibraryCall<T> call) {
        return withToken(token -> {
            try {
                T value = ScopedValue.where(WeChatService.TOKEN, token).call(() -> call.on(service));
                return new ApiOutcome.Done<>(value);
            } catch (WxErrorException e) {
                return ApiCodes.isToken(e.getError().getErrorCode()) ? null : failed(e, false);
            } catch (WxRuntimeException | JsonParseException e) {
                return new ApiOutcome.Lost<>("unreadable answer");
            }
        });
    }

    /** Makes this call with a token, and once more with another one if that is refused. */
    <T, X extends Exception> ApiOutcome<T> withToken(TokenCall<T, X> call) throws X {
        try {
            if (!turns.tryAcquire(waitFor.toMillis(), TimeUnit.MILLISECONDS)) {
                return new ApiOutcome.PutOff<>(CROWDED, "crowded");
            }
            try {
                String token = tokens.current();
                ApiOutcome<T> outcome = call.with(token);
                if (outcome == null) {
                    outcome = call.with(tokens.insteadOf(token));
                }
                return outcome == null ? new ApiOutcome.PutOff<>(Duration.ofMinutes(1), "token") : outcome;
            } catch (WxErrorException e) {
                return failed(e, true);
            } finally {
                turns.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new ApiOutcome.PutOff<>(SOON, "interrupted");
        }
    }

    /** {@code harmless}: nothing took effect, whatever was lost. */
    private <T> ApiOutcome<T> failed(WxErrorException failure, boolean harmless) {
        Throwable cause = failure.getCause();
        if (cause instanceof WxErrorException) {
            cause = cause.getCause();
        }
        if (!(cause instanceof IOException)) {
            return ApiCodes.outcome(failure.getError().getErrorCode(), clock);
        }
        String reason = cause.getClass().getSimpleName();
        return harmless || neverSent(cause) ? new ApiOutcome.PutOff<>(SOON, reason) : new ApiOutcome.Lost<>(reason);
    }

    /** Whether the request cannot have reached the platform. */
    private static boolean neverSent(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpHostConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof ConnectionRequestTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof SSLHandshakeException
                || cause instanceof SSLPeerUnverifiedException;
    }
}
