package org.openviid.schema;

/// An identifier that follows one of the coding rules (GA/T 1400.1 clause 7 and GB/T 28181 Annex D.1,
/// reconstructed): segments of fixed length, without separators.
///
/// Subtypes are not checked, since peers use others than the code tables list. Identifiers that follow no
/// rule are common too; objects keep them as text.
public sealed interface Identifier
    permits DeviceId, BasicObjectId, ContentObjectId, BusinessObjectId, CaseId, AnalysisRuleId {
  /// All characters.
  String text();
}
