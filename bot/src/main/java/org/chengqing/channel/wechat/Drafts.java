package org.chengqing.channel.wechat;

import java.time.Duration;
import org.chengqing.channel.BulkChannel.Asked;
import org.chengqing.channel.BulkMessage;
import org.chengqing.channel.BulkMessage.Cover;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays articles down in the drafts of an account, with a cover that the platform keeps. */
final class Drafts {
    private final BulkApi api;

    Drafts(BulkApi api) {
        this.api = api;
    }

    Asked<BulkMessage.Draft> add(BulkMessage.Article article) {
        return switch (cover(article.cover())) {
            case Asked.Got<String>(String mediaId) -> add(article, mediaId);
            case Asked.Refused<String>(int code) -> new Asked.Refused<>(code);
            case Asked.Blocked<String>(int code) -> new Asked.Blocked<>(code);
            case Asked.Later<String>(Duration retryIn, String reason) -> new Asked.Later<>(retryIn, reason);
        };
    }

    private Asked<String> cover(Cover cover) {
        return switch (cover) {
            case Cover.Kept(String mediaId) -> new Asked.Got<>(mediaId);
            case Cover.Brought(var picture) ->
                BulkAnswers.map(api.upload("/cgi-bin/material/add_material?type=image", picture), Drafts::mediaId);
        };
    }

    private Asked<BulkMessage.Draft> add(BulkMessage.Article article, String cover) {
        ObjectNode body = BulkApi.object();
        ObjectNode written = body.putArray("articles")
                .addObject()
                .put("article_type", "news")
                .put("title", article.title())
                .put("content", article.html())
                .put("thumb_media_id", cover)
                .put("need_open_comment", 0);
        if (article.author() != null) {
            written.put("author", article.author());
        }
        if (article.digest() != null) {
            written.put("digest", article.digest());
        }
        if (article.source() != null) {
            written.put("content_source_url", article.source().toString());
        }
        return BulkAnswers.map(api.ask("/cgi-bin/draft/add", body), answer -> new BulkMessage.Draft(mediaId(answer)));
    }

    private static String mediaId(JsonNode answer) {
        return answer.path("media_id").asString("");
    }
}
