package org.openviid.kit;

/// What a person looks like. Made up; nothing is said of who somebody is.
///
/// @param gender code of the list of genders
/// @param age in years
/// @param height in metres
/// @param stride from -1 to 1, how far the legs are apart
/// @param clothes what is worn
/// @param colors the colours of it
record Figure(String gender, int age, double height, double stride, Clothes clothes, Colors colors) {

  /// What is worn.
  ///
  /// @param hair how the hair is cut
  /// @param coat upper garment
  /// @param trousers lower garment
  /// @param shoes on the feet
  /// @param bag carried
  /// @param cap on the head
  /// @param glasses on the nose
  record Clothes(
      Garment hair,
      Garment coat,
      Garment trousers,
      Garment shoes,
      Garment bag,
      Garment cap,
      Garment glasses) {}

  /// The colours of what is worn.
  ///
  /// @param hair of the hair
  /// @param coat of the upper garment
  /// @param trousers of the lower garment
  /// @param shoes of the shoes
  /// @param bag of the bag
  /// @param cap of the cap
  /// @param glasses of the frame
  record Colors(Tint hair, Tint coat, Tint trousers, Tint shoes, Tint bag, Tint cap, Tint glasses) {}
}
