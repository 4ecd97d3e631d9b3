package org.chengqing.channel.wechat;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.chengqing.channel.BulkChannel.Asked;
import org.chengqing.channel.BulkChannel.Followers;
import org.chengqing.channel.BulkChannel.Tag;
import org.chengqing.channel.BulkQuota;
import tools.jackson.databind.JsonNode;

/** Reads what the platform answers about tags, followers and quotas. */
final class BulkAnswers {
    private static final int FULL_PAGE = 10_000;

    private BulkAnswers() {}

    static <T> Asked<T> map(Asked<JsonNode> asked, Function<JsonNode, T> reading) {
        return switch (asked) {
            case Asked.Got<JsonNode>(JsonNode answer) -> new Asked.Got<>(reading.apply(answer));
            case Asked.Refused<JsonNode>(int code) -> new Asked.Refused<>(code);
            case Asked.Blocked<JsonNode>(int code) -> new Asked.Blocked<>(code);
            case Asked.Later<JsonNode>(Duration retryIn, String reason) -> new Asked.Later<>(retryIn, reason);
        };
    }

    static List<Tag> tags(JsonNode answer) {
        return answer.path("tags")
                .valueStream()
                .map(tag -> new Tag(
                        tag.path("id").asInt(-1),
                        tag.path("name").asString(""),
                        tag.path("count").asLong(0)))
                .toList();
    }

    /** The platform names a next one after the last page too; a page that is not full is the last. */
    static Followers followers(JsonNode answer) {
        List<String> people = answer.path("data")
                .path("openid")
                .valueStream()
                .map(person -> person.asString(""))
                .filter(person -> !person.isEmpty())
                .toList();
        String next = answer.path("next_openid").asString("");
        return new Followers(
                answer.path("total").asLong(-1), people, people.size() < FULL_PAGE || next.isEmpty() ? null : next);
    }

    static BulkQuota quota(Asked<JsonNode> asked) {
        return switch (asked) {
            case Asked.Got<JsonNode>(JsonNode answer) -> {
                JsonNode quota = answer.path("quota");
                yield quota.path("daily_limit").isNumber()
                                && quota.path("remain").isNumber()
                        ? new BulkQuota.Known(
                                quota.path("daily_limit").asLong(0),
                                quota.path("used").asLong(0),
                                quota.path("remain").asLong(0))
                        : new BulkQuota.Unknown("not told");
            }
            case Asked.Refused<JsonNode>(int code) -> new BulkQuota.Unknown(Integer.toString(code));
            case Asked.Blocked<JsonNode>(int code) -> new BulkQuota.Unknown(Integer.toString(code));
            case Asked.Later<JsonNode>(Duration _, String reason) -> new BulkQuota.Unknown(reason);
        };
    }
}
