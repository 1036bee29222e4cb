// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.repeating;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.camelpipedrive.call.Answer;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.Caller;
import io.github.camelpipedrive.call.NextPage;
import io.github.camelpipedrive.call.ResponseHeaders;
import io.github.camelpipedrive.call.reading.MapInvoker;
import io.github.camelpipedrive.call.repeating.CreateGuard.Finding;
import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.Words;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import io.github.camelpipedrive.ratelimit.Claim;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.testing.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelpipedrive.call.repeating.ScriptedCaller.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CreateGuardTest {

    private static final OperationCatalogue CATALOGUE = PipedriveOperations.catalogue();
    private static final Call DEAL = call("deal", "create", Map.of("title", "Tiles"));
    private static final Call NOTE = call("note", "create", Map.of("content", "Hello", "deal_id", 3));
    private static final String NOW = "2026-03-01T12:00:01Z";

    private static Map<String, Object> deal(int id, String title, String added) {
        return Map.of("id", id, "title", title, "add_time", added);
    }

    private static Answer page(NextPage next, Object... records) {
        return new Answer(List.of(records), 200, next, ResponseHeaders.NONE);
    }

    private static Finding look(Call call, Caller pages) throws Exception {
        MapInvoker invoker = new MapInvoker(pages, call.request().claim());
        return new CreateGuard(call.operation(), CATALOGUE).look(call, VirtualTime.BEGIN, invoker);
    }

    @Test
    void looksAtEveryPageByCursor() throws Exception {
        Map<String, Object> wanted = deal(2, "Tiles", NOW);
        ScriptedCaller pages =
                new ScriptedCaller(page(new NextPage("abc", null), deal(3, "Slate", NOW)), page(NextPage.NONE, wanted));

        Finding finding = look(DEAL, pages);

        assertThat(finding).isEqualTo(new Finding(Map.of("2", wanted), Set.of(), true));
        assertThat(finding.isOne()).isTrue();
        assertThat(pages.calls())
                .extracting(call -> call.request().target())
                .containsExactly(
                        "/api/v2/deals?limit=500&updated_since=2026-03-01T11%3A59%3A00Z&sort_by=add_time"
                                + "&sort_direction=desc",
                        "/api/v2/deals?limit=500&cursor=abc&updated_since=2026-03-01T11%3A59%3A00Z&sort_by=add_time"
                                + "&sort_direction=desc");
    }

    @Test
    void looksAtEveryPageByOffsetAndCountsARecordOnce() throws Exception {
        Map<String, Object> wanted =
                Map.of("id", 9, "content", "Hello", "deal_id", 3, "add_time", "2026-03-01 12:00:01");
        ScriptedCaller pages = new ScriptedCaller(page(new NextPage(null, 500L), wanted), page(NextPage.NONE, wanted));

        Finding finding = look(NOTE, pages);

        assertThat(finding).isEqualTo(new Finding(Map.of("9", wanted), Set.of(), true));
        assertThat(pages.calls())
                .extracting(call -> call.request().target())
                .containsExactly(
                        "/api/v1/notes?limit=500&deal_id=3&sort=add_time%20DESC&updated_since=2026-03-01T11%3A59%3A00Z",
                        "/api/v1/notes?limit=500&start=500&deal_id=3&sort=add_time%20DESC"
                                + "&updated_since=2026-03-01T11%3A59%3A00Z");
    }

    @Test
    void passesOverWhatWasAddedEarlier() throws Exception {
        ScriptedCaller pages = new ScriptedCaller(page(
                NextPage.NONE,
                deal(1, "Tiles", "2026-03-01T11:58:59Z"),
                deal(2, "Tiles", "2026-03-01T11:59:00.250Z"),
                deal(3, "Tiles", "some day")));

        assertThat(look(DEAL, pages).same().keySet()).containsExactly("2", "3");
    }

    @Test
    void doesNotLookAtTheTimeThatTheCallItselfGave() throws Exception {
        Call call = call("organization", "create", Map.of("name", "Tiles", "add_time", "2020-02-03T10:00:00Z"));
        Map<String, Object> wanted = Map.of("id", 1, "name", "Tiles", "add_time", "2020-02-03T10:00:00Z");

        assertThat(look(call, new ScriptedCaller(page(NextPage.NONE, wanted))).isOne())
                .isTrue();
    }

    /** Those behind it were changed since, but not added. */
    @Test
    void looksAtNoPageBehindTheFirstOneThatEndsWithAnOlderRecord() throws Exception {
        ScriptedCaller pages = new ScriptedCaller(
                page(new NextPage("a", null), deal(4, "Slate", NOW)),
                page(new NextPage("b", null), deal(3, "Slate", NOW), deal(1, "Tiles", "2026-03-01T11:58:59Z")));

        Finding finding = look(DEAL, pages);

        assertThat(finding).isEqualTo(new Finding(Map.of(), Set.of(), true));
        assertThat(pages.calls()).hasSize(2);
    }

    @Test
    void givesUpWhereTooMuchHappensInTheAccount() throws Exception {
        List<Object> pages = new ArrayList<>();
        IntStream.range(0, 10).forEach(each -> pages.add(page(new NextPage("c" + each, null), deal(7, "Tiles", NOW))));
        ScriptedCaller caller = new ScriptedCaller(pages.toArray());

        Finding finding = look(DEAL, caller);

        assertThat(caller.calls()).hasSize(10);
        assertThat(finding.isOne()).isFalse();
        assertThat(finding.isNothing()).isFalse();
        assertThat(finding.words())
                .isEqualTo("More records were created meanwhile than could be looked at: check before you retry it.");
    }

    @Test
    void asksForTheCostOfTheListAndHasThePatienceOfTheCall() throws Exception {
        Claim claim = new Claim(10, false, 0.5, Duration.ofSeconds(3));
        Call note = call(NOTE.operation(), claim, NOTE.values());
        ScriptedCaller pages = new ScriptedCaller(page(NextPage.NONE));

        look(note, pages);

        assertThat(pages.calls().get(0).request().claim()).isEqualTo(new Claim(20, false, 0.5, Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deal", "person", "organization", "lead", "activity", "note"})
    void guardsTheCreatesOfTheFirstSixResources(String resource) {
        assertThat(new CreateGuard(CATALOGUE.operation(resource, "create"), CATALOGUE))
                .isNotNull();
    }

    @Test
    void refusesACreateWhoseListDoesNotTellWhatIsNew() {
        Operation create = Operation.of(Resource.of("tile", "tiles"), "create", ApiVersion.V2, Method.POST, "/tiles")
                .body(Words.text("name", "Its name."))
                .recognizedBy("name");
        Operation list = Operation.of(Resource.of("tile", "tiles"), "list", ApiVersion.V2, Method.GET, "/tiles");

        assertThatThrownBy(() -> new CreateGuard(create, OperationCatalogue.of(List.of(create, list))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("guardCreates can't guard tile/create: there is no list in which its records can be"
                        + " recognized. Set guardCreates=false on this endpoint");
    }

    @Test
    void aRowCanBeRecognizedOnlyByFieldsOfItsBody() {
        Operation create = CATALOGUE.operation("note", "create");

        assertThatThrownBy(() -> create.recognizedBy("title")).hasMessage("note/create has no field title");
        assertThatThrownBy(() -> create.unlistedWhen("is_archived")).hasMessage("note/create has no field is_archived");
    }
}
