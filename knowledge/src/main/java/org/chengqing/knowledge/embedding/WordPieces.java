package org.chengqing.knowledge.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cuts a text into the pieces that a BERT model was trained on: each Chinese character and punctuation mark by itself, and
 * of other words the longest pieces of the vocabulary (WordPiece, as in Hugging Face's {@code BertTokenizer}).
 */
final class WordPieces {
    private static final String CONTINUES = "##";
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final int begin;
    private final int end;
    private final int unknown;

    /** Reads the vocabulary of a {@code tokenizer.json}. */
    WordPieces(InputStream tokenizer) throws IOException {
        JsonNode words = JsonMapper.shared()
                .readTree(tokenizer.readAllBytes())
                .path("model")
                .path("vocab");
        words.properties()
                .forEach(word -> vocabulary.put(word.getKey(), word.getValue().intValue()));
        begin = special("[CLS]");
        end = special("[SEP]");
        unknown = special("[UNK]");
    }

    private int special(String word) {
        @Nullable Integer id = vocabulary.get(word);
        if (id == null) {
            throw new IllegalStateException("no " + word + " among " + vocabulary.size() + " pieces");
        }
        return id;
    }

    /** A piece as it is written, and its number. */
    record Piece(String text, int id) {}

    /** The numbers of the pieces between the marks of begin and end. */
    long[] marked(List<Piece> pieces) {
        long[] ids = new long[pieces.size() + 2];
        ids[0] = begin;
        for (int i = 0; i < pieces.size(); i++) {
            ids[i + 1] = pieces.get(i).id;
        }
        ids[ids.length - 1] = end;
        return ids;
    }

    /** The pieces of a text, at most so many. */
    List<Piece> of(String text, int most) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < text.length() && pieces.size() < most; ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (isWordPart(c)) {
                while (next < text.length() && isWordPart(text.codePointAt(next))) {
                    next += Character.charCount(text.codePointAt(next));
                }
                addWord(text.substring(i, next), pieces);
            } else if (!isBlank(c)) {
                String mark = text.substring(i, next);
                pieces.add(new Piece(mark, vocabulary.getOrDefault(mark, unknown)));
            }
            i = next;
        }
        return pieces.subList(0, Math.min(most, pieces.size()));
    }

    private void addWord(String word, List<Piece> pieces) {
        List<Piece> found = new ArrayList<>();
        for (int from = 0; from < word.length(); ) {
            int to = word.length();
            @Nullable Integer id = null;
            while (to > from && id == null) {
                id = vocabulary.get(from == 0 ? word.substring(0, to) : CONTINUES + word.substring(from, to));
                to -= id == null ? 1 : 0;
            }
            if (id == null || word.length() > LONGEST_WORD) {
                pieces.add(new Piece(word, unknown));
                return;
            }
            found.add(new Piece(word.substring(from, to), id));
            from = to;
        }
        pieces.addAll(found);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /** Neither a blank, nor an ideograph, nor punctuation: part of a word that is read together. */
    private static boolean isWordPart(int c) {
        return !isBlank(c) && !Character.isIdeographic(c) && (Character.isLetterOrDigit(c) || isMark(c));
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
