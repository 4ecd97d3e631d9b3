package org.chengqing.channel.wechat.standin;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Hands out and checks access tokens. */
final class TokenApi {
    private final Map<String, PlatformAccount> accounts;

    TokenApi(Map<String, PlatformAccount> accounts) {
        this.accounts = accounts;
    }

    boolean knows(String path) {
        return path.equals(Paths.TOKEN) || path.equals(Paths.STABLE_TOKEN);
    }

    Answer answer(Call call) {
        boolean stable = call.path().equals(Paths.STABLE_TOKEN);
        JsonNode body = call.json();
        String appId = stable ? body.path("appid").asString("") : call.query("appid");
        String secret = stable ? body.path("secret").asString("") : call.query("secret");
        PlatformAccount account = accounts.get(appId);
        if (account == null) {
            return Answer.error(40013);
        }
        if (!account.isSecret(secret)) {
            return Answer.error(40125);
        }
        if (!account.quotas.take(call.path())) {
            return Answer.error(45009);
        }
        IssuedTokens.Issued issued =
                stable ? account.tokens.stable(body.path("force_refresh").asBoolean(false)) : account.tokens.classic();
        return Answer.json(Call.JSON
                .createObjectNode()
                .put("access_token", issued.token())
                .put("expires_in", account.tokens.secondsLeft(issued)));
    }

    /** 0 where the call carries a good token. */
    int check(Call call) {
        String token = call.query("access_token");
        if (token.isEmpty()) {
            return 41001;
        }
        return accountOf(call).map(account -> account.tokens.check(token)).orElse(40001);
    }

    Optional<PlatformAccount> accountOf(Call call) {
        String token = call.query("access_token");
        return accounts.values().stream()
                .filter(account -> account.tokens.isOurs(token))
                .findFirst();
    }
}
