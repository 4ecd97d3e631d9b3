package org.chengqing.channel.wechat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import me.chanjar.weixin.common.bean.menu.WxMenu;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Pushes the menu to each account where it is not the one pushed last, whose digest Redis remembers. A menu that is wrong
 * or refused is a line in the log; the old one stays. Methods block.
 */
final class MenuPublisher {
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final Logger log = LoggerFactory.getLogger(MenuPublisher.class);

    private final Path file;
    private final Map<String, WeChatApi> accounts;
    private final StringRedisTemplate redis;

    MenuPublisher(Path file, Map<String, WeChatApi> accounts, StringRedisTemplate redis) {
        this.file = file;
        this.accounts = Map.copyOf(accounts);
        this.redis = redis;
    }

    /** Reads the file and pushes the menu where needed. */
    void publish() {
        if (accounts.isEmpty() || !Files.isRegularFile(file)) {
            return;
        }
        switch (Menu.read(file)) {
            case Menu.Read.Good(Menu menu) -> accounts.forEach((name, api) -> publish(name, api, menu.toWxMenu()));
            case Menu.Read.Bad(var faults) -> faults.forEach(fault -> log.error("Menu not pushed: {}", fault));
        }
    }

    private void publish(String account, WeChatApi api, WxMenu menu) {
        String key = "wechat:menu:{" + account + "}";
        String digest = digest(menu.toJson());
        if (digest.equals(remembered(key))) {
            return;
        }
        switch (api.call(service -> service.getMenuService().menuCreate(menu))) {
            case ApiOutcome.Done<String> _ -> {
                remember(key, digest);
                log.info("Menu pushed to WeChat account {}", account);
            }
            case ApiOutcome.Refused<String>(int code) -> notPushed(account, "code " + code);
            case ApiOutcome.Blocked<String>(int code) ->
                notPushed(account, "code " + code + ", check its rights and the IP allow list");
            case ApiOutcome.PutOff<String>(Duration retryIn, String reason) ->
                notPushed(account, reason + ", restart to try again");
            case ApiOutcome.Lost<String>(String reason) -> notPushed(account, reason + ", restart to try again");
        }
    }

    private static void notPushed(String account, String reason) {
        log.error("Menu not pushed to WeChat account {}: {}", account, reason);
    }

    private String remembered(String key) {
        try {
            String digest = redis.opsForValue().get(key);
            return digest == null ? "" : digest;
        } catch (DataAccessException e) {
            return "";
        }
    }

    private void remember(String key, String digest) {
        try {
            redis.opsForValue().set(key, digest, REMEMBERED);
        } catch (DataAccessException e) {
            log.debug("Redis does not answer; the menu will be pushed again at the next start");
        }
    }

    private static String digest(String json) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
