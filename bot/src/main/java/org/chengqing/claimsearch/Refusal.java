package org.chengqing.claimsearch;

import java.io.Serial;
import org.springframework.http.HttpStatus;

/** The search will not be done; the message is for whoever writes the client, in English as in Google's API. */
final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    private Refusal(HttpStatus status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal invalid(String message) {
        return new Refusal(HttpStatus.BAD_REQUEST, "INVALID_ARGUMENT", message);
    }

    static Refusal tooMany() {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, "RESOURCE_EXHAUSTED", "Too many requests. Try again later.");
    }

    static Refusal busy() {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", "The service is busy. Try again later.");
    }

    static Refusal failed() {
        return new Refusal(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", "Internal error encountered.");
    }

    HttpStatus status() {
        return status;
    }

    /** Its name among the codes of google.rpc. */
    String code() {
        return code;
    }
}
