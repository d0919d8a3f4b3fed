package org.openviid.store;

/// The suite that every [ObjectStore] passes: what the Javadoc of the interfaces says, as tests. A test
/// class implements [StoreUnderTest] and has them all.
public interface ObjectStoreContract
    extends CommitContract,
        ValueContract,
        ChangeLogContract,
        SearchContract,
        FilterContract,
        LikeContract,
        SortContract,
        StateTableContract,
        AuditTrailContract,
        StoredBlobContract,
        ConcurrencyContract,
        ReopeningContract {}
