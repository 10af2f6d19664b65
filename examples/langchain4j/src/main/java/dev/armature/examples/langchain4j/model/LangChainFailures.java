package dev.armature.examples.langchain4j.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What an exception of LangChain4j means. It keeps the status and the body of a refusal, but not its headers: how long
 * to wait and the request's id are not known.
 */
final class LangChainFailures {
    private static final int MOST_QUOTED = 500;

    private LangChainFailures() {}

    /** @param model its name, for the sentence */
    static ModelFailure of(Throwable thrown, String model) {
        if (thrown instanceof Untranslatable untranslatable) {
            return ModelFailure.of(Kind.INVALID_REQUEST, String.valueOf(untranslatable.getMessage()));
        }
        Throwable telling = Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .filter(LangChainFailures::tells)
                .findFirst()
                .orElse(thrown);
        int status = status(thrown);
        String said = String.valueOf(telling.getMessage());
        Kind kind = kind(telling, status, said.toLowerCase(Locale.ROOT));
        String sentence = "Asking `" + model + "` through LangChain4j failed with "
                + telling.getClass().getSimpleName() + (status == 0 ? "" : ", status " + status) + advice(kind, said);
        return ModelFailure.of(kind, sentence).retryable(mayPass(telling, kind));
    }

    private static boolean tells(Throwable thrown) {
        return switch (thrown) {
            case LangChain4jException ours -> ours.getClass() != LangChain4jException.class;
            case IOException ignored -> true;
            case IllegalArgumentException ignored -> true;
            default -> false;
        };
    }

    private static Kind kind(Throwable telling, int status, String said) {
        return switch (telling) {
            case AuthenticationException ignored -> status == 403 ? Kind.PERMISSION : Kind.AUTHENTICATION;
            case ModelNotFoundException ignored -> Kind.MODEL_NOT_FOUND;
            case RateLimitException ignored -> said.contains("quota") ? Kind.QUOTA : Kind.RATE_LIMITED;
            case TimeoutException ignored -> Kind.TIMEOUT;
            case HttpTimeoutException ignored -> Kind.TIMEOUT;
            case InternalServerException ignored -> status == 503 || status == 529 ? Kind.OVERLOADED : Kind.SERVER;
            case InvalidRequestException ignored -> badRequest(status, said);
            case UnresolvedModelServerException ignored -> Kind.NETWORK;
            case UnsupportedFeatureException ignored -> Kind.INVALID_REQUEST;
            case NonRetriableException ignored -> Kind.INVALID_REQUEST;
            case IllegalArgumentException ignored -> Kind.INVALID_REQUEST;
            case JsonProcessingException ignored -> Kind.MALFORMED;
            case IOException ignored -> Kind.NETWORK;
            default -> said.contains("overloaded") ? Kind.OVERLOADED : Kind.SERVER;
        };
    }

    private static Kind badRequest(int status, String said) {
        if (status == 413) {
            return Kind.REQUEST_TOO_LARGE;
        }
        if (said.contains("prompt is too long")
                || said.contains("exceed context limit")
                || said.contains("maximum context length")
                || said.contains("context_length_exceeded")) {
            return Kind.CONTEXT_TOO_LONG;
        }
        return said.contains("credit balance") ? Kind.QUOTA : Kind.INVALID_REQUEST;
    }

    /** The library's own word goes first; a fault in the program, its or ours, does not pass. */
    private static boolean mayPass(Throwable telling, Kind kind) {
        return switch (telling) {
            case NonRetriableException ignored -> false;
            case RetriableException ignored -> kind.retryable();
            case LangChain4jException ignored -> kind.retryable();
            case IOException ignored -> kind.retryable();
            default -> false;
        };
    }

    private static int status(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .filter(HttpException.class::isInstance)
                .mapToInt(refusal -> ((HttpException) refusal).statusCode())
                .findFirst()
                .orElse(0);
    }

    /** What a provider says of a key may hold a piece of it. */
    private static String advice(Kind kind, String said) {
        if (kind == Kind.AUTHENTICATION || kind == Kind.PERMISSION) {
            return ". Check the key that its LangChain4j model was built with, and what it may use.";
        }
        String quoted = said.length() > MOST_QUOTED ? said.substring(0, MOST_QUOTED) + " (...)" : said;
        return ": " + quoted
                + (kind == Kind.MODEL_NOT_FOUND
                        ? " Check the name and the address that its model was built with."
                        : "");
    }
}
