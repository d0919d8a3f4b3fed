package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.openviid.query.Filter;
import org.openviid.query.SortKey;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;

/// The store that the suite tries, and what its tests do with it again and again.
public interface StoreUnderTest {
  /// The store, opened with the [SampleSchema], empty when a test begins, and the same one throughout
  /// a test unless it is opened again.
  ObjectStore testee();

  /// Closes the store, opens the same data once more, and makes that the [#testee].
  ObjectStore reopened();

  /// Commits changes in one transaction.
  default List<CommitResult> commit(Change... changes) {
    return testee().commit(Transaction.of(List.of(changes)));
  }

  /// Commits a change that has to succeed.
  ///
  /// @return its sequence
  default long done(Change change) {
    CommitResult result = commit(change).getFirst();
    assertThat(result).isInstanceOf(CommitResult.Done.class);
    return ((CommitResult.Done) result).sequence();
  }

  /// Creates objects in one transaction, and returns the sequence of the last.
  default long createAll(Stream<DataObject> objects) {
    List<CommitResult> results =
        commit(objects.map(SampleObjects::creation).toArray(Change[]::new));
    assertThat(results).hasOnlyElementsOfType(CommitResult.Done.class);
    return ((CommitResult.Done) results.getLast()).sequence();
  }

  /// The identifiers of all wagons that a filter finds, in the order of the answer.
  default List<String> wagons(Filter filter, SortKey... sort) {
    return found(SampleSchema.WAGON_TYPE, filter, sort);
  }

  /// The identifiers of all visitors that a filter finds, in the order of the answer.
  default List<String> visitors(Filter filter) {
    return found(SampleSchema.VISITOR_TYPE, filter);
  }

  private List<String> found(ObjectType type, Filter filter, SortKey... sort) {
    Page page =
        testee()
            .search(new Search(type, filter, Arrays.asList(sort), 0, 1_000, true, Long.MAX_VALUE));
    assertThat(page.total()).hasValue(page.objects().size());
    return page.objects().stream().map(StoredObject::id).toList();
  }
}
