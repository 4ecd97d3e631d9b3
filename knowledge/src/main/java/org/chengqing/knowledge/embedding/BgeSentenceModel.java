package org.chengqing.knowledge.embedding;

import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;

/**
 * BAAI's bge-small-zh-v1.5 (512 coordinates) with eight-bit weights on the ONNX runtime, as langchain4j packs it. About
 * 100 MB outside the heap and some 5 ms for a short text. Its prefix for queries gains nothing here and is left out.
 */
public final class BgeSentenceModel implements SentenceModel {
    /** The head of a text says what it is about; time grows with the length. */
    private static final int LONGEST = 160;

    private final BgeSmallZhV15QuantizedEmbeddingModel model = new BgeSmallZhV15QuantizedEmbeddingModel(Runnable::run);

    @Override
    public SentenceVector encode(String text) {
        String head = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        if (head.isBlank()) {
            return SentenceVector.of(new float[512]);
        }
        return SentenceVector.of(model.embed(head).content().vector());
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public String name() {
        return "bge-small-zh-v1.5-q/" + LONGEST;
    }
}
