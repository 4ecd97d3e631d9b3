package org.chengqing.console.page;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.chengqing.attachments.Disposition;
import org.chengqing.attachments.FileType;
import org.chengqing.staff.SessionToken;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What a handler answers. */
public sealed interface Answer {
    /**
     * A page, or a part of one when the template names a fragment ({@code console/list :: rows}). The model is joined by
     * what the layout needs.
     */
    record View(String template, Map<String, ?> model, HttpStatus status) implements Answer {
        /** Copies the model; it holds no null: leave such entries out. */
        public View {
            model = Map.copyOf(model);
        }
    }

    /** Go and look there; {@code notice} is a sentence shown once on the next page, null for none. */
    record Redirect(String path, @Nullable String notice) implements Answer {}

    /** Bytes with exactly these headers, written as they are read. */
    record Download(HttpStatus status, Map<String, String> headers, Body body) implements Answer {
        /** Copies the headers. */
        public Download {
            headers = Map.copyOf(headers);
        }

        /** All bytes there are. */
        public Download(Map<String, String> headers, Body body) {
            this(HttpStatus.OK, headers, body);
        }
    }

    /** A small thing shown inside a page, such as a preview. Not executable: the answer carries a sandbox. */
    record Inline(MediaType type, Resource content) implements Answer {
        /** Of these bytes, which nobody changes any more. */
        public Inline(MediaType type, byte[] bytes) {
            this(type, new ByteArrayResource(bytes));
        }
    }

    /** Signed in: the browser holds this session from now on. */
    record Entered(SessionToken session, String path) implements Answer {}

    /** Signed out: the browser forgets its session. */
    record Left(String path, String notice) implements Answer {}

    /** There is no such thing. */
    record Missing() implements Answer {}

    /** It cannot be done; the sentence says why and what to do next. */
    record Refused(String sentence) implements Answer {}

    /** Writes the bytes of a download; blocks. */
    @FunctionalInterface
    interface Body {
        /** Writes everything and leaves the stream open. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** A page as asked for. */
    static Answer view(String template, Map<String, ?> model) {
        return new View(template, model, HttpStatus.OK);
    }

    /** The same page again, because what was entered will not do. */
    static Answer invalid(String template, Map<String, ?> model) {
        return new View(template, model, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Bytes to be saved under this name. */
    static Answer download(String filename, Body body) {
        return new Download(Disposition.download(FileType.UNKNOWN, filename).headers(), body);
    }

    /** To another page after an act. */
    static Answer redirect(String path, @Nullable String notice) {
        return new Redirect(path, notice);
    }
}
