package org.chengqing.channel.wechat;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes the HTTP client for the platform. It trusts what Java trusts and checks host names, unlike the library's own,
 * which trusts everybody; it follows no redirect and repeats nothing by itself.
 */
final class ApiHttp {
    private ApiHttp() {}

    static CloseableHttpClient client(WeChatApiSettings settings) {
        ConnectionConfig connections = ConnectionConfig.custom()
                .setConnectTimeout(timeout(settings.connectWithin()))
                .setSocketTimeout(timeout(settings.answerWithin()))
                .setValidateAfterInactivity(Timeout.ofSeconds(2))
                .setTimeToLive(Timeout.ofMinutes(5))
                .build();
        RequestConfig requests = RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(settings.waitFor()))
                .setResponseTimeout(timeout(settings.answerWithin()))
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(connections)
                        .setMaxConnPerRoute(settings.calls())
                        .setMaxConnTotal(settings.calls() * 2)
                        .build())
                .setDefaultRequestConfig(requests)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }
}
