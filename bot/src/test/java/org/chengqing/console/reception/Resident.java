package org.chengqing.console.reception;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.chengqing.console.ConsoleSite;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who writes in the web chat of the site. */
public final class Resident {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Random RANDOM = new Random();

    private final ConsoleSite site;
    private final String token;
    private JsonNode offered = JSON.createArrayNode();

    /** Somebody new. */
    public Resident(ConsoleSite site) {
        this.site = site;
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        this.token = HexFormat.of().formatHex(bytes);
    }

    /** Says something; what is said back, in words, an empty text for silence. */
    public String say(String text) {
        return send(text, null);
    }

    /** Taps a button of the last reply. */
    public String tap(String label) {
        for (JsonNode offer : offered) {
            if (offer.path("label").asString().equals(label)) {
                return send(offer.path("text").asString(), offer.path("id").asString());
            }
        }
        throw new AssertionError("no button " + label + " in " + offered);
    }

    private String send(String text, @Nullable String choice) {
        var message =
                JSON.createObjectNode().put("key", UUID.randomUUID().toString()).put("text", text);
        if (choice != null) {
            message.put("choice", choice);
        }
        HttpResponse<String> response = site.send(HttpRequest.newBuilder(URI.create(site.at("/chat/messages")))
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Cookie", "chengqing-visit=" + token)
                .POST(HttpRequest.BodyPublishers.ofString(message.toString())));
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + ": " + response.body());
        }
        JsonNode reply = JSON.readTree(response.body()).path("reply");
        if (!reply.path("quickReplies").isEmpty()) {
            offered = reply.path("quickReplies");
        }
        List<String> words = new ArrayList<>();
        reply.path("parts")
                .forEach(part -> words.add(part.path("text").asString("")
                        + part.path("claim").asString("")
                        + part.path("conclusion").asString("")));
        return String.join("\n", words);
    }
}
