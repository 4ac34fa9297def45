"""The workbook that an official gets back: the uploaded file itself, with its findings marked in it."""
