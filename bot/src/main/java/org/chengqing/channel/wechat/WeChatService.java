package org.chengqing.channel.wechat;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.net.URI;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.mp.api.impl.WxMpServiceHttpComponentsImpl;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * The library's service of one account, with three of its habits taken off: it uses our HTTP client instead of one that
 * trusts every certificate; it does not sleep and repeat by itself; and it takes the token from {@link #TOKEN}, since
 * tokens are fetched, shared and renewed in one place, {@link AccessTokens}.
 */
final class WeChatService extends WxMpServiceHttpComponentsImpl {
    /** The token of the call that runs on this thread. */
    static final ScopedValue<String> TOKEN = ScopedValue.newInstance();

    private final CloseableHttpClient http;

    WeChatService(String appId, String secret, URI apiHost, CloseableHttpClient http) {
        SilencedLoggers.install();
        this.http = http;
        WxMpHostConfig hosts = new WxMpHostConfig();
        String host = apiHost.toString();
        hosts.setApiHost(host.endsWith("/") ? host.substring(0, host.length() - 1) : host);
        WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
        config.setAppId(appId);
        config.setSecret(secret);
        config.useStableAccessToken(true);
        config.setHostConfig(hosts);
        setWxMpConfigStorage(config);
    }

    @Override
    public void initHttp() {
        // the client is given
    }

    @Override
    public CloseableHttpClient getRequestHttpClient() {
        return http;
    }

    @Override
    public @Nullable HttpHost getRequestHttpProxy() {
        return null;
    }

    @Override
    public String getAccessToken(boolean forceRefresh) {
        return TOKEN.get();
    }

    @Override
    public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E data) throws WxErrorException {
        return executeInternal(executor, uri, data, true);
    }

    /** The address of this path of the API, for calls that the library does not know. */
    String address(String path) {
        return getWxMpConfigStorage().getHostConfig().getApiHost() + path;
    }

    /** Asks the platform for the stable token; by force, for a new one. */
    WxAccessToken fetchToken(boolean force) throws WxErrorException {
        try {
            String answer = doGetStableAccessTokenRequest(force);
            WxError error = WxError.fromJson(answer, WxType.MP);
            if (error.getErrorCode() != 0) {
                throw new WxErrorException(error);
            }
            return WxAccessToken.fromJson(answer);
        } catch (IOException e) {
            throw new WxErrorException(e);
        } catch (JsonParseException e) {
            throw new WxErrorException(new IOException("unreadable answer", e));
        }
    }
}
