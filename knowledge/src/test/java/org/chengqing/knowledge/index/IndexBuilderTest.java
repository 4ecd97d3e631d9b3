package org.chengqing.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chengqing.knowledge.Reviews;
import org.chengqing.knowledge.Sentences;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Validity;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.chengqing.knowledge.matching.MatchModel;
import org.chengqing.knowledge.matching.MatchSettings;
import org.chengqing.knowledge.matching.Matcher;
import org.chengqing.knowledge.text.AnalysedText;
import org.chengqing.knowledge.text.NormalisedText;
import org.chengqing.knowledge.text.TextNormaliser;
import org.junit.jupiter.api.Test;

class IndexBuilderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final SentenceModel SENTENCES = Sentences.ofCharacters();
    private static final Map<String, String> PLACES = Map.of("云溪县", "青禾市", "望川县", "青禾市");
    private static final List<String> WORDS =
            List.of("停水三天", "菠菜和豆腐同吃会得结石", "吃碘盐防辐射", "望川县地震", "石桥镇小学停课", "疫苗致病", "停水三天停水三天");
    private static final List<String> REGIONS = List.of(ClaimReview.NATIONWIDE, "云溪县", "石桥镇");
    private static final List<NormalisedText> QUESTIONS = List.of(
            TextNormaliser.normalise("云溪县停水三天了吗"),
            TextNormaliser.normalise("菠菜和豆腐同吃会得结石"),
            TextNormaliser.normalise("石桥镇打疫苗后停课"),
            TextNormaliser.normalise("碘盐和豆腐"));

    /** A review of this name with these words there, or none any more. */
    record Change(String id, int words, int region, boolean gone) {}

    @Property(tries = 40)
    void a_generation_built_on_others_equals_one_built_from_nothing(@ForAll("changes") List<List<Change>> steps) {
        Map<String, ClaimReview> reviews = new TreeMap<>();
        Matcher matcher = new Matcher(MatchSettings.STANDARD, SENTENCES, MatchModel.shipped());
        try (IndexBuilder builder = new IndexBuilder(PLACES, SENTENCES)) {
            for (int generation = 1; generation <= steps.size(); generation++) {
                steps.get(generation - 1).forEach(change -> make(change, reviews));
                List<ClaimReview> all = new ArrayList<>(reviews.values());
                ReviewIndex grown = builder.build(generation, all);
                ReviewIndex whole = ReviewIndex.build(generation, all.reversed(), PLACES, SENTENCES);
                assertThat(described(grown)).isEqualTo(described(whole));
                for (NormalisedText text : QUESTIONS) {
                    assertThat(names(grown, text, 3)).isEqualTo(names(whole, text, 3));
                    assertThat(matcher.match(text, grown, TODAY)).isEqualTo(matcher.match(text, whole, TODAY));
                }
                grown.release();
                whole.release();
            }
        }
    }

    @Provide
    Arbitrary<List<List<Change>>> changes() {
        Arbitrary<Change> change = Combinators.combine(
                        Arbitraries.integers().between(0, 9).map(number -> "r" + number),
                        Arbitraries.integers().between(0, WORDS.size() - 1),
                        Arbitraries.integers().between(0, REGIONS.size() - 1),
                        Arbitraries.of(true, false, false))
                .as(Change::new);
        return change.list().ofMaxSize(6).list().ofMinSize(1).ofMaxSize(5);
    }

    @Test
    void a_leased_generation_still_answers_when_later_ones_and_the_builder_are_closed() {
        NormalisedText text = TextNormaliser.normalise("菠菜豆腐");
        IndexBuilder builder = new IndexBuilder(Map.of(), SENTENCES);
        ReviewIndex old = builder.build(1, Reviews.some());
        ReviewIndex empty = builder.build(2, List.of());
        assertThat(names(empty, text, 5)).isEmpty();
        empty.release();
        builder.close();
        assertThat(names(old, text, 5)).contains("spinach");
    }

    private static void make(Change change, Map<String, ClaimReview> reviews) {
        if (change.gone) {
            reviews.remove(change.id);
        } else {
            String claim = WORDS.get(change.words);
            reviews.put(
                    change.id, Reviews.of(change.id, claim, REGIONS.get(change.region), Validity.ALWAYS, claim + "吗"));
        }
    }

    private static List<Object> described(ReviewIndex index) {
        List<Object> told = new ArrayList<>(List.of(index.fingerprint(), index.generation()));
        index.entries().forEach(entry -> {
            told.add(entry.review());
            told.add(entry.facts());
            told.add(Arrays.toString(index.rarity().weights(entry.whole().terms())));
        });
        return told;
    }

    private static List<String> names(ReviewIndex index, NormalisedText text, int most) {
        return index
                .candidates(AnalysedText.of(text.core()), SENTENCES.encode(text.core()), List.of(), TODAY, most)
                .stream()
                .map(one -> one.entry().review().id().value())
                .toList();
    }
}
