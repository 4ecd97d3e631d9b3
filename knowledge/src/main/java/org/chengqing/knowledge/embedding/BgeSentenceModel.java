package org.chengqing.knowledge.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * BAAI's bge-small-zh-v1.5 (512 coordinates) with eight-bit weights on the ONNX runtime: about 60 MB outside the heap and
 * some 3 ms of one core for a short text. The vector of the whole is the last hidden state of the mark of begin, as its authors advise;
 * their prefix for queries gains nothing here and is left out.
 */
public final class BgeSentenceModel implements SentenceModel, AutoCloseable {
    /** The head of a text says what it is about; time grows with the length. */
    private static final int LONGEST = 128;

    private static final int COORDINATES = 512;
    private static final String FILE = "/bge-small-zh-v1.5-q";

    private final WordPieces pieces;
    private final OrtEnvironment runtime = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /** Loads the model, which takes about a fifth of a second. */
    public BgeSentenceModel() {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                InputStream tokenizer = open(FILE + "-tokenizer.json");
                InputStream model = open(FILE + ".onnx")) {
            // texts are short and many are read at once: a core each, none that spins while it waits
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            pieces = new WordPieces(tokenizer);
            session = runtime.createSession(model.readAllBytes(), options);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + FILE, e);
        } catch (OrtException e) {
            throw new IllegalStateException("the ONNX runtime does not take " + FILE, e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(BgeSentenceModel.class.getResourceAsStream(name), name);
    }

    @Override
    public SentenceVector encode(String text) {
        return read(text).whole();
    }

    @Override
    public List<String> cut(String text) {
        return pieces(text).stream().map(WordPieces.Piece::text).toList();
    }

    private List<WordPieces.Piece> pieces(String text) {
        return pieces.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST), LONGEST - 2);
    }

    @Override
    public SentenceReading read(String text) {
        List<WordPieces.Piece> cut = pieces(text);
        if (cut.isEmpty()) {
            return new SentenceReading(SentenceVector.of(new float[COORDINATES]), List.of());
        }
        long[] ids = pieces.marked(cut);
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        long[] shape = {1, ids.length};
        try (OnnxTensor words = OnnxTensor.createTensor(runtime, LongBuffer.wrap(ids), shape);
                OnnxTensor mask = OnnxTensor.createTensor(runtime, LongBuffer.wrap(ones), shape);
                OnnxTensor types = OnnxTensor.createTensor(runtime, LongBuffer.wrap(new long[ids.length]), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", words, "attention_mask", mask, "token_type_ids", types))) {
            FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
            SentenceVector whole = next(states);
            List<SentenceReading.Piece> read = new ArrayList<>();
            for (WordPieces.Piece piece : cut) {
                read.add(new SentenceReading.Piece(piece.text(), next(states)));
            }
            return new SentenceReading(whole, read);
        } catch (OrtException e) {
            throw new IllegalStateException("the ONNX runtime failed on " + ids.length + " pieces", e);
        }
    }

    private static SentenceVector next(FloatBuffer states) {
        float[] state = new float[COORDINATES];
        states.get(state);
        return SentenceVector.of(state);
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public String name() {
        return "bge-small-zh-v1.5-q/" + LONGEST;
    }

    /** Frees the model. */
    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("closing the sentence model", e);
        }
    }
}
