package org.openviid.wire;

import java.util.List;

/// An answer that says how a request went.
///
/// @param answer the answer
/// @param statuses one for each element of the request, in order; one alone when the request was not
///     understood as a whole; none when the body is empty or nothing that can be read
public record Reply(Answer answer, List<Status> statuses) {
  private static final int UNAUTHORIZED = 401;

  /// Copies the list.
  public Reply {
    statuses = List.copyOf(statuses);
  }

  /// Whether everything was accepted: an HTTP status of success, and nothing that says otherwise. An
  /// empty body says nothing; one that cannot be read, such as the page of a proxy, does.
  public boolean isAccepted() {
    return answer.isSuccess()
        && statuses.stream().allMatch(Status::isOk)
        && (!statuses.isEmpty() || answer.body().length == 0);
  }

  /// Whether the server wants the sender to register again: 401, or as some do 200 with StatusCode 4.
  public boolean needsRegistration() {
    return answer.status() == UNAUTHORIZED
        || (answer.isSuccess()
            && !statuses.isEmpty()
            && statuses.stream().allMatch(status -> status.code() == Status.INVALID_OPERATION));
  }
}
