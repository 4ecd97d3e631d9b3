package org.chengqing.claimsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chengqing.console.ConsoleSite;
import org.chengqing.knowledge.KnowledgeBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The search as a client written for Google's API sees it, on the whole program with its sample rebuttals. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClaimSearchHttpTest {
    private static final int PER_MINUTE = 200;
    private static final String PATH = "/v1alpha1/claims:search";
    private static ConsoleSite site;
    private static JsonNode description;

    @BeforeAll
    static void start() {
        site = new ConsoleSite(
                "--claim-search.per-minute=" + PER_MINUTE,
                "--publication.base-url=https://piyao.example.gov.cn",
                "--publication.publisher=县辟谣中心");
        description = json(get("/v1alpha1/openapi.json", 200));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static HttpResponse<String> send(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.at(path)));
        return site.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpResponse<String> get(String path, int status) {
        HttpResponse<String> answer = send(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private static HttpResponse<String> search(String parameters, int status) {
        return get(PATH + "?" + parameters, status);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The claim of some released review. */
    private static String claim() {
        return site.bean(KnowledgeBase.class).latest(1).getFirst().claim().text();
    }

    private static void fits(String schema, HttpResponse<String> answer) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$ref", "#/components/schemas/" + schema);
        root.set("components", description.path("components"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(root.toString(), InputFormat.JSON)
                        .validate(answer.body(), InputFormat.JSON))
                .as(answer.body())
                .isEmpty();
    }

    private static void words(JsonNode node, String parent, Set<String> found) {
        if (node.isObject()) {
            node.properties().forEach(one -> {
                found.add(parent + "." + one.getKey());
                words(one.getValue(), one.getKey(), found);
            });
        }
        node.values().forEach(one -> {
            if (node.isArray()) {
                words(one, parent, found);
            }
        });
    }

    @Test
    void every_field_answered_is_described_and_every_field_described_is_answered() {
        HttpResponse<String> found = search("query=" + encoded(claim()) + "&key=secret", 200);
        HttpResponse<String> listed = search("reviewPublisherSiteFilter=piyao.example.gov.cn&pageSize=1", 200);
        HttpResponse<String> none = search("query=" + encoded(claim()) + "&languageCode=en", 200);
        HttpResponse<String> wrong = search("query=x&pageSize=-1", 400);
        fits("SearchResponse", found);
        fits("SearchResponse", listed);
        fits("SearchResponse", none);
        fits("Failure", wrong);
        assertThat(none.body()).isEqualTo("{}");

        Set<String> answered = new HashSet<>();
        List.of(found, listed, wrong).forEach(it -> words(json(it), "", answered));
        List<String> described = new ArrayList<>();
        description
                .at("/components/schemas")
                .properties()
                .forEach(schema ->
                        schema.getValue().path("properties").propertyNames().forEach(described::add));
        assertThat(answered.stream().map(it -> it.substring(it.indexOf('.') + 1)))
                .hasSameElementsAs(described);
    }

    @Test
    void answers_in_the_shape_of_google_and_best_first() {
        JsonNode first = json(search("query=" + encoded(claim()), 200)).at("/claims/0");

        assertThat(first.path("text").asString()).isEqualTo(claim());
        JsonNode review = first.at("/claimReview/0");
        assertThat(review.at("/publisher/name").asString()).isEqualTo("县辟谣中心");
        assertThat(review.at("/publisher/site").asString()).isEqualTo("piyao.example.gov.cn");
        assertThat(review.path("url").asString()).startsWith("https://piyao.example.gov.cn/r/");
        assertThat(review.path("reviewDate").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        JsonNode error = json(search("", 400)).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(400);
        assertThat(error.path("status").asString()).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void all_pages_together_are_all_claims_once() {
        Set<String> all = new HashSet<>();
        String base = "reviewPublisherSiteFilter=piyao.example.gov.cn&pageSize=7";
        String token = "";
        int count = 0;
        do {
            JsonNode page = json(search(base + (token.isEmpty() ? "" : "&pageToken=" + token), 200));
            for (JsonNode claim : page.path("claims")) {
                all.add(claim.at("/claimReview/0/url").asString());
                count++;
            }
            token = page.path("nextPageToken").asString("");
        } while (!token.isEmpty());

        assertThat(all)
                .hasSize(count)
                .hasSize(site.bean(KnowledgeBase.class).latest(1000).size());
    }

    @Test
    void any_page_may_ask_and_nothing_but_the_answer_is_told() {
        HttpResponse<String> answer = search("query=" + encoded(claim()), 200);
        String etag = answer.headers().firstValue("ETag").orElseThrow();

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=60, public");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        HttpResponse<String> same = send(PATH + "?query=" + encoded(claim()), "If-None-Match", etag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        HttpResponse<String> asked = site.send(HttpRequest.newBuilder(URI.create(site.at(PATH)))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .headers("Origin", "https://elsewhere.example", "Access-Control-Request-Method", "GET"));
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).contains("GET");
        for (String other : new String[] {"/", "/feed.atom", "/v1alpha1/openapi.json", "/console/sign-in"}) {
            assertThat(send(other, "Origin", "https://elsewhere.example")
                            .headers()
                            .firstValue("Access-Control-Allow-Origin"))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void the_description_is_valid_openapi_in_what_it_names() {
        assertThat(description.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(description
                        .at("/paths/~1v1alpha1~1claims:search/get/parameters")
                        .findValuesAsString("name"))
                .containsExactlyInAnyOrder(
                        "query",
                        "languageCode",
                        "reviewPublisherSiteFilter",
                        "maxAgeDays",
                        "pageSize",
                        "pageToken",
                        "offset",
                        "key");
    }

    /** The last one: it uses up what the others need. */
    @Test
    @Order(Integer.MAX_VALUE)
    void one_request_too_many_is_refused_and_says_when_to_come_back() {
        HttpResponse<String> answer = search("query=x", 200);
        for (int i = 0; i <= 2 * PER_MINUTE && answer.statusCode() == 200; i++) {
            answer = send(PATH + "?query=x&languageCode=en");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("60");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        fits("Failure", answer);
    }
}
