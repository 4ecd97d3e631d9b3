package org.chengqing.channel.wechat.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * Template messages and subscription notices of one account. A template message goes to whoever follows, once for its
 * {@code client_msg_id} within ten minutes: the same again takes no effect and gets the same answer. A subscription notice
 * takes one consent of the person for its template, or is 43101.
 */
final class Notices {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 300_000;
    private final Clock clock;
    private final Followers followers;
    private final AtomicLong nextId = new AtomicLong(2_000_000_001L);
    private final Map<String, Sent> byClientId = new LinkedHashMap<>();
    private final Map<String, Integer> consents = new HashMap<>();

    Notices(Clock clock, Followers followers) {
        this.clock = clock;
        this.followers = followers;
    }

    private record Sent(long id, Instant at) {}

    /** The platform's code, and the job where one was started or known; {@code fresh} where it takes effect. */
    record Started(int code, long id, boolean fresh) {
        static Started refused(int code) {
            return new Started(code, 0, false);
        }
    }

    synchronized Started template(JsonNode body) {
        String person = body.path("touser").asString("");
        int refused = refusal(person, body);
        if (refused != 0) {
            return Started.refused(refused);
        }
        String clientId = body.path("client_msg_id").asString("");
        String key = person + " " + clientId;
        Sent before = clientId.isEmpty() ? null : byClientId.get(key);
        if (before != null && clock.instant().isBefore(before.at().plus(REMEMBERED))) {
            return new Started(0, before.id(), false);
        }
        long id = nextId.getAndIncrement();
        if (!clientId.isEmpty()) {
            byClientId.remove(key);
            byClientId.put(key, new Sent(id, clock.instant()));
            if (byClientId.size() > MOST_REMEMBERED) {
                byClientId.remove(byClientId.keySet().iterator().next());
            }
        }
        return new Started(0, id, true);
    }

    synchronized Started subscription(JsonNode body) {
        String person = body.path("touser").asString("");
        int refused = refusal(person, body);
        if (refused != 0) {
            return Started.refused(refused);
        }
        String key = person + " " + body.path("template_id").asString("");
        int left = consents.getOrDefault(key, 0);
        if (left == 0) {
            return Started.refused(43101);
        }
        consents.put(key, left - 1);
        return new Started(0, nextId.getAndIncrement(), true);
    }

    synchronized void consent(String openId, String templateId, int times) {
        consents.merge(openId + " " + templateId, times, Integer::sum);
    }

    synchronized int consents(String openId, String templateId) {
        return consents.getOrDefault(openId + " " + templateId, 0);
    }

    private int refusal(String person, JsonNode body) {
        if (!followers.knows(person)) {
            return 40003;
        }
        if (!followers.isFollowing(person)) {
            return 43004;
        }
        if (body.path("template_id").asString("").isBlank()) {
            return 40037;
        }
        return body.path("data").isEmpty() ? 47003 : 0;
    }
}
