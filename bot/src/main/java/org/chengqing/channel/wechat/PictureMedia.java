package org.chengqing.channel.wechat;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.chengqing.channel.BulkChannel.Asked;
import org.chengqing.channel.Picture;
import org.chengqing.channel.Pictures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Pictures as temporary media of an account. What was uploaded is known to all instances for as long as the platform keeps
 * it: in a bounded number of places in Redis, where a picture drives out another one now and then. Without Redis each is
 * uploaded anew. Methods block; they never throw.
 */
final class PictureMedia {
    private static final String UPLOAD = "/cgi-bin/media/upload?type=image";
    private static final Logger log = LoggerFactory.getLogger(PictureMedia.class);

    private final Optional<Pictures> pictures;
    private final StringRedisTemplate redis;
    private final PictureSettings settings;
    private final ReentrantLock[] turns =
            IntStream.range(0, 16).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    /** With nobody who has pictures there are none. */
    PictureMedia(Optional<Pictures> pictures, StringRedisTemplate redis, PictureSettings settings) {
        this.pictures = pictures.filter(_ -> settings.sent());
        this.redis = redis;
        this.settings = settings;
    }

    /** The media id of the picture at this path, uploaded if it has to be; empty where there is none to be had. */
    Optional<String> of(String account, WeChatApi api, String path) {
        return pictures.flatMap(from -> {
            try {
                return from.version(path).flatMap(version -> of(account, api, path, version, from));
            } catch (RuntimeException e) {
                log.warn("a picture could not be sent as one: {}", e.getClass().getName());
                log.debug("the failure", e);
                return Optional.empty();
            }
        });
    }

    /** The platform does not know the media id of this picture any more. */
    void forget(String account, String path) {
        pictures.flatMap(from -> from.version(path))
                .ifPresent(version -> quietly(() -> Optional.of(redis.delete(key(account, version)))));
    }

    private Optional<String> of(String account, WeChatApi api, String path, String version, Pictures from) {
        String key = key(account, version);
        // one at a time, so that a picture that many want at once is uploaded once
        ReentrantLock turn = turns[Math.floorMod(key.hashCode(), turns.length)];
        turn.lock();
        try {
            Optional<String> known = quietly(
                            () -> Optional.ofNullable(redis.opsForValue().get(key)))
                    .filter(value -> value.startsWith(version + " "))
                    .map(value -> value.substring(version.length() + 1));
            if (known.isPresent()) {
                return known;
            }
            Optional<String> uploaded = from.of(path).flatMap(picture -> upload(account, api, picture));
            uploaded.ifPresent(id -> quietly(() -> {
                redis.opsForValue().set(key, version + " " + id, settings.keptFor());
                return Optional.of(id);
            }));
            return uploaded;
        } finally {
            turn.unlock();
        }
    }

    private static Optional<String> upload(String account, WeChatApi api, Picture picture) {
        return switch (new BulkApi(account, api).upload(UPLOAD, picture)) {
            case Asked.Got<tools.jackson.databind.JsonNode>(var answer) ->
                Optional.of(answer.path("media_id").asString("")).filter(id -> !id.isEmpty());
            case Asked.Refused<?>(int code) -> failed(Integer.toString(code));
            case Asked.Blocked<?>(int code) -> failed(Integer.toString(code));
            case Asked.Later<?>(var _, var reason) -> failed(reason);
        };
    }

    private static Optional<String> failed(String reason) {
        log.warn("a picture could not be uploaded, its link must do: {}", reason);
        return Optional.empty();
    }

    private String key(String account, String version) {
        return "wechat:picture:" + account + ":" + Math.floorMod(version.hashCode(), settings.kept());
    }

    private static <T> Optional<T> quietly(Supplier<Optional<T>> command) {
        try {
            return command.get();
        } catch (DataAccessException e) {
            log.debug("Redis does not answer; what was uploaded is not known");
            return Optional.empty();
        }
    }
}
